#include <libxml/xmlversion.h>
// The headers would bring ICU's along, of which nothing here needs a type and of which Foundation has its own.
#undef LIBXML_ICU_ENABLED
#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <libxml/tree.h>
#include <libxml/xmlerror.h>
#include <libxml/xpath.h>
#include <libxml/xpathInternals.h>
