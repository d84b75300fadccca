# bash completion for spshell
_spshell() {
    local word=${COMP_WORDS[COMP_CWORD]} previous=${COMP_WORDS[COMP_CWORD - 1]}
    case ${previous,,} in
        -file | -f | -settingsfile) mapfile -t COMPREPLY < <(compgen -f -X '!*.ps1' -- "$word"; compgen -d -- "$word"); return ;;
        -workingdirectory | -wd) mapfile -t COMPREPLY < <(compgen -d -- "$word"); return ;;
        -command | -c | -encodedcommand | -e | -ec) return ;;
        -inputformat | -outputformat | -in | -if | -o | -of) mapfile -t COMPREPLY < <(compgen -W 'Text' -- "$word"); return ;;
    esac
    if [[ $word == -* ]]; then
        mapfile -t COMPREPLY < <(compgen -W '-Command -EncodedCommand -File -Help -InputFormat -Interactive -Login -NoExit
            -NoLogo -NonInteractive -NoProfile -OutputFormat -Version -WorkingDirectory' -- "$word")
    else
        mapfile -t COMPREPLY < <(compgen -f -X '!*.ps1' -- "$word"; compgen -d -- "$word")
    fi
}
complete -o filenames -F _spshell spshell
