# What run.ps1 and test.ps1 share: finds a Python and makes the environment from the lock.
# Windows PowerShell 5.1 reads this file in the code page of the computer: plain ASCII only.
#
# SALA_VENV    where the environment is made       (.venv beside the program)
# SALA_PYTHON  which Python makes it               (found: 3.11 to 3.13)
# SALA_WHEELS  folder of downloaded packages, for a computer without a network   (installer\wheels, if it is there)

$ErrorActionPreference = 'Stop'
Set-StrictMode -Version 2.0

# Khmer from Sala's own output; a host without a console has nothing to set.
try { [Console]::OutputEncoding = New-Object System.Text.UTF8Encoding($false) } catch { Write-Verbose 'no console' }
$env:PYTHONUTF8 = '1'
$env:PIP_DISABLE_PIP_VERSION_CHECK = '1'
$env:PYTHON_MANAGER_AUTOMATIC_INSTALL = 'false'  # py only looks for what is there

function Say([string] $Text) { Write-Host "sala: $Text" }

function Stop-Here([string] $Problem, [string[]] $WhatToDo = @()) {
    Say $Problem
    foreach ($line in $WhatToDo) { Write-Host "      $line" }
    exit 1
}

# The version of a Python as '3.12', or '' when the command is none (Windows has a python.exe that only opens the Store),
# or not for this kind of processor: the packages are ready-made for 64-bit Intel and AMD, whose programs run on ARM as well.
function Get-PythonVersion([string[]] $Command) {
    $program = $Command[0]
    $options = @($Command | Select-Object -Skip 1) + @('-c',
        "import sys, sysconfig; assert sysconfig.get_platform() == 'win-amd64'; print(sys.version_info[0], sys.version_info[1])")
    if (-not (Test-Path -LiteralPath $program -PathType Leaf) -and
        -not (Get-Command $program -ErrorAction SilentlyContinue)) { return '' }
    $ErrorActionPreference = 'Continue'
    $said = & $program $options 2>$null
    if ($LASTEXITCODE -ne 0 -or -not $said) { return '' }
    return ([string] $said).Trim() -replace ' ', '.'
}

# The command that starts a supported Python, as an array: program, then options.
function Find-Python {
    if ($env:SALA_PYTHON) {
        if ((Get-PythonVersion @($env:SALA_PYTHON)) -in '3.11', '3.12', '3.13') { return , @($env:SALA_PYTHON) }
        Stop-Here "SALA_PYTHON is `"$env:SALA_PYTHON`", which is not a 64-bit Python 3.11, 3.12 or 3.13."
    }
    $candidates = @()
    foreach ($version in '3.12', '3.13', '3.11') { $candidates += , @('py', "-$version") }
    $candidates += , @('python')
    foreach ($candidate in $candidates) {
        if ((Get-PythonVersion $candidate) -in '3.11', '3.12', '3.13') { return , $candidate }
    }
    Stop-Here 'Sala needs a 64-bit Python 3.11, 3.12 or 3.13, and none was found.' @(
        'Install one from python.org for this user ("Windows installer (64-bit)"; no administrator is needed), then run this again,',
        'or name one: $env:SALA_PYTHON = "C:\path\to\python.exe"')
}

# The environment is current when this text is the same: the lock, what builds Sala, where it lies and its Python.
function Get-Stamp([string] $Lock) {
    $parts = @($Lock, "$root\pyproject.toml", "$root\installer\sala_build.py") | ForEach-Object { (Get-FileHash -LiteralPath $_).Hash }
    return (($parts + $venv + (Get-PythonVersion @($venvPython))) -join ' ')
}

# Whether the environment's Python starts, with pip, and is of the version that was asked for.
function Test-Environment {
    $have = Get-PythonVersion @($venvPython)
    if ($have -notin '3.11', '3.12', '3.13') { return $false }
    if ($env:SALA_PYTHON -and (Get-PythonVersion @($env:SALA_PYTHON)) -ne $have) { return $false }
    $ErrorActionPreference = 'Continue'
    & $venvPython -m pip --version 2>$null | Out-Null
    return $LASTEXITCODE -eq 0
}

# Leaves an environment that has everything of the lock; sets $venv and $venvPython for who called.
function Initialize-Environment([string] $Kind) {
    $lock = "$root\installer\requirements.lock"
    if ($Kind -ne 'run') { $lock = "$root\installer\requirements-$Kind.lock" }
    $script:venv = "$root\.venv"
    if ($env:SALA_VENV) {
        $script:venv = $ExecutionContext.SessionState.Path.GetUnresolvedProviderPathFromPSPath($env:SALA_VENV)
    }
    $script:venvPython = "$venv\Scripts\python.exe"
    $stamp = "$venv\sala-$Kind.stamp"
    $halfMade = "$venv\sala-half-made"  # is there while the environment changes; what an interruption leaves is made anew
    if ((Test-Path -LiteralPath $stamp) -and -not (Test-Path -LiteralPath $halfMade) -and (Test-Environment)) {
        if ("$(Get-Content -LiteralPath $stamp -Raw -Encoding UTF8)".Trim() -eq (Get-Stamp $lock)) { return }
    }
    if ((Test-Path -LiteralPath $venv) -and -not (Test-Path -LiteralPath "$venv\pyvenv.cfg") -and
        -not (Test-Path -LiteralPath $halfMade) -and
        @(Get-ChildItem -LiteralPath $venv -Force).Count -gt 0) {
        Stop-Here "`"$venv`" holds something else; nothing was changed." @('Name an empty folder in SALA_VENV.')
    }
    if ((Test-Path -LiteralPath $halfMade) -or -not (Test-Environment)) {
        $python = Find-Python
        Say "making the environment in $venv with Python $(Get-PythonVersion $python)"
        New-Item -ItemType Directory -Force -Path $venv | Out-Null
        Set-Content -LiteralPath $halfMade -Value '' -Encoding ASCII
        Get-ChildItem -LiteralPath $venv -Force | Where-Object { $_.Name -ne 'sala-half-made' } |
            Remove-Item -Recurse -Force
        $options = @($python | Select-Object -Skip 1) + @('-m', 'venv', $venv)
        $program = $python[0]
        & $program $options
        if ($LASTEXITCODE -ne 0) {
            Stop-Here 'the environment could not be made (the reason stands above).' @(
                "If the folder cannot be written, copy Sala to a folder of your own, or name another in SALA_VENV.")
        }
    }
    Set-Content -LiteralPath $halfMade -Value '' -Encoding ASCII
    Install-Lock $lock $halfMade
    & $venvPython -m pip install --quiet --no-deps --no-index --no-build-isolation --editable $root
    if ($LASTEXITCODE -ne 0) {
        Remove-Item -LiteralPath $halfMade
        Stop-Here 'Sala itself could not be put into the environment (the reason stands above).' @(
            'If the folder cannot be written, copy it to a folder of your own and run it there.')
    }
    Set-Content -LiteralPath $stamp -Value (Get-Stamp $lock) -Encoding UTF8
    Remove-Item -LiteralPath $halfMade
}

# Every package by its hash; ready-made ones only, for nobody at a workshop has a compiler.
function Install-Lock([string] $Lock, [string] $HalfMade) {
    $options = @('-m', 'pip', 'install', '--require-hashes', '--only-binary', ':all:', '--requirement', $Lock)
    # the one package without a ready-made file: a single module of Python, for tests alone
    if (Select-String -LiteralPath $Lock -Pattern '^bagit==' -Quiet) { $options += @('--no-binary', 'bagit') }
    $wheels = "$root\installer\wheels"
    if ($env:SALA_WHEELS) { $wheels = $env:SALA_WHEELS }
    if (Test-Path -LiteralPath $wheels) {
        Say "taking the packages from $wheels"
        $options += @('--no-index', '--find-links', $wheels)
    }
    else {
        Say 'fetching the packages of Sala, about 200 MB the first time (checked against the lock)'
    }
    & $venvPython $options
    if ($LASTEXITCODE -ne 0) {
        Remove-Item -LiteralPath $HalfMade  # pip ended by itself, before it changed anything or having tidied up
        Stop-Here 'the packages could not be fetched or did not match the lock (the reason stands above).' @(
            'If there is no network: connect and run this again; it goes on where it stopped.',
            'For a computer that never has one: on another Windows computer with the same Python, in the folder of Sala, run',
            '  py -m pip download --require-hashes --only-binary :all: -r installer\requirements.lock -d installer\wheels',
            'and copy the whole folder here, installer\wheels with it.')
    }
}
