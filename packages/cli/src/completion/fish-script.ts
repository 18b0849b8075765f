/** Completion for fish. */
export const fishScript: string = `# fish completion for techlookup
function __techlookup_complete
    set -l before (commandline -opc)
    set -l current (commandline -ct)
    set -l option (string match -r -- '^-[^=]*=' "$current")
    set -l directive 0
    for line in (techlookup complete -- $before[2..-1] "$current" 2>/dev/null)
        if string match -qr -- '^:\\d+$' $line
            set directive (string sub -s 2 -- $line)
        else if test -n "$line"
            printf '%s%s\\n' "$option" $line
        end
    end
    switch $directive
        case 0
            __fish_complete_path "$current"
        case 16
            __fish_complete_directories "$current" ''
    end
end
complete -c techlookup -e
complete -c techlookup -f -a '(__techlookup_complete)'
`;
