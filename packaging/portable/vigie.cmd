@echo off
rem The command vigie. Nothing but this folder is read to start it, and nothing is written in it.
setlocal
set "NODE_OPTIONS="
set "NODE_PATH="
set "NODE_DISABLE_COMPILE_CACHE=1"
"%~dp0programme\node.exe" "%~dp0programme\code\vigie.mjs" %*
