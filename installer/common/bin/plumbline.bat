@echo off
rem Starts Plumbline: finds a Java that is new enough and hands over to it. What is given here goes to the program.
rem   PLUMBLINE_JAVA_HOME     the Java to use, whatever else there is
rem   PLUMBLINE_JAVA_OPTIONS  more options for the JVM
setlocal DisableDelayedExpansion
set "NEEDED=25"
set "JAVA="
for %%h in ("%~dp0..") do set "PLUMBLINE=%%~fh"

if defined PLUMBLINE_JAVA_HOME (
  call :try "%PLUMBLINE_JAVA_HOME%"
  goto chosen
)
if defined JAVA_HOME call :try "%JAVA_HOME%"
if defined JAVA goto chosen
for /f "delims=" %%j in ('where java 2^>nul') do if not defined JAVA call :tryProgram "%%j"
if defined JAVA goto chosen
for /d %%d in (
  "%ProgramFiles%\Java\*" "%ProgramFiles%\Eclipse Adoptium\*" "%ProgramFiles%\Microsoft\jdk*"
  "%ProgramFiles%\Zulu\*" "%ProgramFiles%\Amazon Corretto\*" "%ProgramFiles%\BellSoft\*"
  "%LOCALAPPDATA%\Programs\Eclipse Adoptium\*" "%USERPROFILE%\.jdks\*"
) do if not defined JAVA call :try "%%~d"

:chosen
if not defined JAVA (
  >&2 echo plumbline: needs Java %NEEDED% or newer and found none. Looked at PLUMBLINE_JAVA_HOME, JAVA_HOME, PATH,
  >&2 echo and the folders of the usual makers in "%ProgramFiles%". Install one, or set PLUMBLINE_JAVA_HOME.
  exit /b 3
)

rem No argument but options opens the window; everything else is a command, which lives briefly.
set "KIND=command"
if "%~1"=="" set "KIND=window"
set "ARGUMENT=%~1"
if "%ARGUMENT:~0,2%"=="--" set "KIND=window"
if /i "%~1"=="--version" set "KIND=command"
if /i "%~1"=="--help" set "KIND=command"
set "OPTIONS=--enable-native-access=ALL-UNNAMED"
set "OPTIONS=%OPTIONS% -XX:+UseSerialGC"
rem Compiling for speed pays off ten times later than the JVM supposes: most commands are over before.
if %KIND%==command set "OPTIONS=%OPTIONS% -XX:Tier4InvocationThreshold=50000 -XX:Tier4MinInvocationThreshold=20000 -XX:Tier4CompileThreshold=100000 -XX:Tier4BackEdgeThreshold=400000"

set "CACHE=%LOCALAPPDATA%\Plumbline"
if not exist "%CACHE%\" mkdir "%CACHE%" 2>nul
set "ARCHIVE=-Xshare:auto"
if exist "%CACHE%\" set ARCHIVE=-XX:+AutoCreateSharedArchive "-XX:SharedArchiveFile=%CACHE%\plumbline-%KIND%.jsa" "-Dplumbline.archive=%CACHE%\plumbline-%KIND%.jsa" -Xshare:auto -Xlog:cds=off -Xlog:cds+dynamic=off -Xlog:aot=off -XX:-PrintWarnings

"%JAVA%" %ARCHIVE% %OPTIONS% %PLUMBLINE_JAVA_OPTIONS% -Dfile.encoding=UTF-8 -Dstdout.encoding=UTF-8 -Dstderr.encoding=UTF-8 -cp "%PLUMBLINE%\lib\*" plumbline.app.Main %*
exit /b %ERRORLEVEL%

:tryProgram
for %%b in ("%~dp1..") do call :try "%%~fb"
exit /b 0

rem Takes a Java's folder if the version in its file "release" is new enough.
:try
if not exist "%~1\bin\java.exe" exit /b 0
set "VERSION="
for /f "tokens=2 delims==" %%v in ('findstr /b "JAVA_VERSION=" "%~1\release" 2^>nul') do set "VERSION=%%~v"
for /f "tokens=1 delims=.-+_" %%v in ("%VERSION%") do if %%v geq %NEEDED% set "JAVA=%~1\bin\java.exe"
exit /b 0
