# escape=`
FROM mcr.microsoft.com/windows/servercore:ltsc2019

SHELL ["powershell", "-Command", "$ErrorActionPreference = 'Stop'; $ProgressPreference = 'SilentlyContinue';"]

# Python is not part of the image
RUN Invoke-WebRequest -Uri https://www.python.org/ftp/python/3.9.13/python-3.9.13-amd64.exe -OutFile C:\py.exe ; `
    Start-Process C:\py.exe -ArgumentList '/quiet InstallAllUsers=1 PrependPath=1' -Wait ; `
    Remove-Item C:\py.exe

WORKDIR C:\export
ADD export.ps1 C:\export\
ADD lib C:\export\lib
RUN pip install `
    pyodbc `
    pandas==1.5.3

ENV EXPORT_DIR=C:\export\out

CMD powershell -File C:\export\export.ps1
