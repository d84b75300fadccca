# Everything that is done with spshell from a clone. `make run` and `make test` need nothing set up by hand.

PREFIX ?= /usr/local
DESTDIR ?=
STATIC = $(CURDIR)/.build/static
RELEASE = PKG_CONFIG_PATH="$(STATIC)" swift build -c release --static-swift-stdlib --disable-index-store \
    -debug-info-format none -Xswiftc -L"$(STATIC)"

.PHONY: help run build test install uninstall bench format lint clean

help:
	@echo "make run            build, then open the shell on this computer's farm"
	@echo "make test           run every test"
	@echo "make install        install into PREFIX ($(PREFIX))"
	@echo "make bench          measure the shell and the store"
	@echo "make format, lint   lay the sources out; check that they are"

run: build
	@.build/release/spshell $(ARGS)

build:
	@Support/packages build
	@Support/static-libraries "$(STATIC)"
	@$(RELEASE) --product spshell

test:
	@Support/packages test
	@swift test --disable-xctest

install: build
	install -d "$(DESTDIR)$(PREFIX)/bin" "$(DESTDIR)$(PREFIX)/share/spshell/Examples"
	install -m 755 .build/release/spshell "$(DESTDIR)$(PREFIX)/bin/spshell"
	install -m 644 Examples/*.ps1 "$(DESTDIR)$(PREFIX)/share/spshell/Examples/"
	install -D -m 644 Completions/spshell.bash "$(DESTDIR)$(PREFIX)/share/bash-completion/completions/spshell"
	install -D -m 644 Completions/_spshell "$(DESTDIR)$(PREFIX)/share/zsh/site-functions/_spshell"
	install -D -m 644 Completions/spshell.fish "$(DESTDIR)$(PREFIX)/share/fish/vendor_completions.d/spshell.fish"

uninstall:
	rm -f "$(DESTDIR)$(PREFIX)/bin/spshell" \
	    "$(DESTDIR)$(PREFIX)/share/bash-completion/completions/spshell" \
	    "$(DESTDIR)$(PREFIX)/share/zsh/site-functions/_spshell" \
	    "$(DESTDIR)$(PREFIX)/share/fish/vendor_completions.d/spshell.fish"
	rm -rf "$(DESTDIR)$(PREFIX)/share/spshell"

bench: build
	@$(RELEASE) --product benchmarks
	@.build/release/benchmarks .build/release/spshell

format:
	@swift format -i -r Package.swift Sources Tests Benchmarks

lint:
	@swift format lint --strict -r Package.swift Sources Tests Benchmarks

clean:
	rm -rf .build
