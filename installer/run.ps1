# Sala from its source, on Windows 10 or 11 with Python 3.11 to 3.13:
#
#     powershell -ExecutionPolicy Bypass -File installer\run.ps1             the window, on a sample workshop
#     powershell -ExecutionPolicy Bypass -File installer\run.ps1 -NoWindow   the sample, its papers, a checked bundle
#     powershell -ExecutionPolicy Bypass -File installer\run.ps1 -Prepare    only make everything ready
#
# Quick the second time. What it makes: .venv and sample\ beside the program (sample\ may be deleted at any time).
[CmdletBinding()]  # a misspelt switch is an error
param([switch] $NoWindow, [switch] $Prepare)

$root = Split-Path -Parent $PSScriptRoot
. "$PSScriptRoot\common.ps1"

function Invoke-Sala {
    $words = @('-m', 'sala', '--workspace', $workspace) + $args
    & $venvPython $words
    if ($LASTEXITCODE -ne 0) { Stop-Here "Sala ended with status $LASTEXITCODE (the reason stands above)." }
}

function Get-FirstWorkshop {
    if (-not (Test-Path -LiteralPath $workspace)) { return '' }
    $told = (Invoke-Sala list --json) -join "`n"
    $rows = $told | ConvertFrom-Json
    if (@($rows).Count -eq 0) { return '' }
    return @($rows)[0].code
}

Initialize-Environment 'run'
if ($Prepare) { Say 'ready'; exit 0 }

$sample = "$root\sample"
$workspace = "$sample\workspace"
if ($env:SALA_WORKSPACE) { $workspace = $env:SALA_WORKSPACE }
New-Item -ItemType Directory -Force -Path $sample | Out-Null

$workshop = Get-FirstWorkshop
if (-not $workshop) {
    Say 'making the sample workshop'
    Invoke-Sala --quiet demo
    $workshop = Get-FirstWorkshop
    if (-not $workshop) { Stop-Here "no sample workshop was made. Delete `"$sample`" and run this again." }
}
if (-not $NoWindow) {
    Say 'opening Sala on the sample workshop'
    Invoke-Sala
    exit 0
}

Say 'printing'
$papers = "$sample\papers"
New-Item -ItemType Directory -Force -Path $papers | Out-Null
foreach ($language in 'km', 'en') {
    Invoke-Sala --quiet print $workshop --what kit --language $language --out "$papers\kit-$language.pdf"
    Invoke-Sala --quiet print $workshop --what kit --filled --language $language --out "$papers\kit-filled-$language.pdf"
}
Say 'exporting and verifying'
$passphrase = "$sample\passphrase.txt"
if (-not (Test-Path -LiteralPath $passphrase)) {
    $secret = & $venvPython -c 'import secrets; print(secrets.token_hex(16))'
    Set-Content -LiteralPath $passphrase -Value $secret -Encoding ASCII
}
Remove-Item -LiteralPath "$sample\sample.sala" -ErrorAction SilentlyContinue
Invoke-Sala --quiet export $workshop --out "$sample\sample.sala" --passphrase-file $passphrase
Invoke-Sala --quiet verify "$sample\sample.sala" --passphrase-file $passphrase
Say "done. The sample workshop:   $workspace"
Say "      its papers (PDF):      $papers"
Say "      its bundle, verified:  $sample\sample.sala (its passphrase: passphrase.txt beside it)"
