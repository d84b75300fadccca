#include <stddef.h>
#include <gmp.h>
