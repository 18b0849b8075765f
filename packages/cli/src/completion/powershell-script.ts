/** Completion for PowerShell. It names files by itself where nothing else is found. */
export const powershellScript: string = `# PowerShell completion for techlookup
Register-ArgumentCompleter -Native -CommandName techlookup -ScriptBlock {
  param($wordToComplete, $commandAst, $cursorPosition)
  $words = @($commandAst.CommandElements | Select-Object -Skip 1 |
    Where-Object { $_.Extent.StartOffset -lt $cursorPosition } |
    ForEach-Object { if ($_ -is [System.Management.Automation.Language.StringConstantExpressionAst]) { $_.Value } else { $_.Extent.Text } })
  # Before 7.3, an empty word does not reach a program.
  $new = if ($wordToComplete -eq '') { @('--new') } else { @() }
  $option = if ($wordToComplete -match '^-[^=]*=') { $Matches[0] } else { '' }
  techlookup complete @new -- @words 2>$null | Where-Object { $_ -and $_ -notmatch '^:\\d+$' } | ForEach-Object {
    $value, $meaning = $_ -split "\`t", 2
    [System.Management.Automation.CompletionResult]::new("$option$value", $value, 'ParameterValue', $(if ($meaning) { $meaning } else { $value }))
  }
}
`;
