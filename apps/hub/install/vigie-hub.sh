#!/bin/sh
set -a
. /etc/vigie-hub.env
VIGIE_HUB_SECRET=$(systemd-creds decrypt --name=secret /etc/vigie-hub.secret -)
cd /var/lib/vigie
exec setpriv --reuid=vigie --regid=vigie --clear-groups \
  /opt/vigie/node_modules/.bin/node /opt/vigie/apps/hub/bin/vigie-hub.js "$@"
