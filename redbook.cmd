@echo off
rem Runs Redbook from this clone: builds the command line when a source changed, then starts it.
rem Whether one changed is seen by comparing the sources with a copy of them, made when the last good
rem build began: robocopy only lists here (/L), and its exit code 0 means that nothing differs in size
rem or time. When nothing changed the build tool is not started at all.
setlocal
set "ROOT=%~dp0"
set "ARTIFACTS=%ROOT%artifacts"
set "PROGRAM=%ARTIFACTS%\bin\Redbook.Cli\release\Redbook.Cli.dll"
set "SEEN=%ARTIFACTS%\redbook-seen"
set "SETTINGS=global.json .globalconfig .editorconfig Directory.Build.props Directory.Build.targets Directory.Packages.props"
set "QUIET=/NJH /NJS /NFL /NDL /NP"
set DOTNET_NOLOGO=1
set DOTNET_CLI_TELEMETRY_OPTOUT=1

if not exist "%PROGRAM%" goto build
if not exist "%SEEN%\src" goto build
robocopy "%ROOT%src" "%SEEN%\src" /MIR /L %QUIET% > nul
if errorlevel 1 goto build
robocopy "%ROOT%." "%SEEN%\root" %SETTINGS% /L %QUIET% > nul
if errorlevel 1 goto build
goto run

:build
dotnet --list-sdks 2> nul | findstr /b "10." > nul
if errorlevel 1 (
    echo redbook: building needs the .NET 10 SDK; 'dotnet --list-sdks' shows none here. 1>&2
    exit /b 1
)
if not exist "%ARTIFACTS%" mkdir "%ARTIFACTS%"
if exist "%SEEN%.new" rmdir /s /q "%SEEN%.new"
robocopy "%ROOT%src" "%SEEN%.new\src" /MIR %QUIET% > nul
robocopy "%ROOT%." "%SEEN%.new\root" %SETTINGS% %QUIET% > nul
pushd "%ROOT%"
dotnet build src\Redbook.Cli\Redbook.Cli.csproj -c Release -v quiet -nologo -clp:NoSummary > "%ARTIFACTS%\redbook-build.log" 2>&1
set "BUILT=%ERRORLEVEL%"
popd
if not "%BUILT%"=="0" (
    type "%ARTIFACTS%\redbook-build.log" 1>&2
    echo redbook: the build failed; nothing was run. 1>&2
    exit /b 1
)
if exist "%SEEN%" rmdir /s /q "%SEEN%"
move "%SEEN%.new" "%SEEN%" > nul

:run
dotnet "%PROGRAM%" %*
exit /b %ERRORLEVEL%
