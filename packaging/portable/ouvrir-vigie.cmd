@echo off
rem A window in which the command vigie is known, by a double click.
title Vigie
set "PATH=%~dp0;%PATH%"
cd /d "%USERPROFILE%"
cmd /k ""%~dp0vigie.cmd" --help"
