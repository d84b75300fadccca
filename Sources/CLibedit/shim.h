#include <histedit.h>

// The terminal of standard input, with nothing drawn but into `nowhere`.
static inline EditLine *libedit_open(const char *program, FILE *nowhere) {
    return el_init_fd(program, stdin, nowhere, nowhere, 0, 0, 0);
}

// Swift calls no function with variable arguments; each of these is one use of el_wset, el_wget or history_w.

static inline int libedit_set_flag(EditLine *editor, int option, int value) {
    return el_wset(editor, option, value);
}

static inline int libedit_set_client(EditLine *editor, void *client) {
    return el_wset(editor, EL_CLIENTDATA, client);
}

static inline void *libedit_client(EditLine *editor) {
    void *client = 0;
    el_wget(editor, EL_CLIENTDATA, &client);
    return client;
}

static inline int libedit_set_reader(EditLine *editor, int (*read)(EditLine *, wchar_t *)) {
    return el_wset(editor, EL_GETCFN, read);
}

// libedit keeps the names by reference, so they are literals.
static inline void libedit_add_functions(
    EditLine *editor, unsigned char (*run)(EditLine *, wint_t), unsigned char (*run_in_commands)(EditLine *, wint_t)) {
    el_wset(editor, EL_ADDFN, L"powershell-key", L"What the shell's prompt does", run);
    el_wset(editor, EL_ADDFN, L"powershell-command-key", L"The same in vi's command mode", run_in_commands);
}

static inline const wchar_t *libedit_map_name(EditLine *editor) {
    const wchar_t *name = 0;
    el_wget(editor, EL_EDITOR, &name);
    return name;
}

static inline int libedit_use_history(EditLine *editor, HistoryW *history) {
    return el_wset(editor, EL_HIST, history_w, history);
}

static inline int libedit_history_size(HistoryW *history, int lines) {
    HistEventW event;
    return history_w(history, &event, H_SETSIZE, lines);
}

static inline int libedit_history_add(HistoryW *history, const wchar_t *line) {
    HistEventW event;
    return history_w(history, &event, H_ENTER, line);
}
