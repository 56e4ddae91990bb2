# Sala's tests, on Windows 10 or 11 with Python 3.11 to 3.13:
#
#     powershell -ExecutionPolicy Bypass -File installer\test.ps1 [PYTEST ARGUMENTS]
#
# Without arguments: style, floors, types, then every test. With arguments: only the tests, as pytest takes them.
# Tests that compare with age, minisign, unzip, pdftotext or mutool want those programs in the PATH.

$root = Split-Path -Parent $PSScriptRoot
$pytestArguments = $args
. "$PSScriptRoot\common.ps1"

$failed = @()

function Invoke-Check([string] $Name, [string[]] $Command) {
    Say $Name
    & $venvPython $Command
    if ($LASTEXITCODE -ne 0) { $script:failed += $Name }
}

Initialize-Environment 'test'
Set-Location -LiteralPath $root
if (-not $env:QT_QPA_PLATFORM) { $env:QT_QPA_PLATFORM = 'offscreen' }

if ($pytestArguments.Count -gt 0) {
    & $venvPython -m pytest $pytestArguments
    exit $LASTEXITCODE
}
Invoke-Check 'style' @('-m', 'ruff', 'check', '.')
Invoke-Check 'floors' @('-c', 'import sys; from importlinter.cli import lint_imports_command; sys.exit(lint_imports_command())')
Invoke-Check 'types' @('-m', 'mypy')
Invoke-Check 'tests' @('-m', 'pytest', '-n', 'auto', '--dist', 'loadfile', '--ignore=tests/ui/pages')
# The real window is driven in a process for each file: what one leaves behind cannot disturb another.
foreach ($file in Get-ChildItem -Path 'tests\ui\pages' -Filter 'test_*.py') {
    Invoke-Check $file.Name @('-m', 'pytest', '-q', $file.FullName)
}
if ($failed.Count -gt 0) { Stop-Here "failed: $($failed -join ', ')" }
