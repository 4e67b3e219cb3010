#!/bin/sh
# Makes the secrets of one installation, once: sh docker/secrets.sh > docker/.env
# A new SECRET_KEY signs everybody out and loses the stored sign-ins at MCP servers: keep it as safe as the database.
set -eu
umask 077
random() { head -c 32 /dev/urandom | od -An -v -tx1 | tr -d ' \n'; }
cat <<EOF
# The secrets of this installation. Keep them out of version control and in a safe place of their own.
JWT_SECRET=$(random)
SECRET_KEY=$(random)
POSTGRES_PASSWORD=$(random)
MIGRATIONS_PASSWORD=$(random)
SERVER_PASSWORD=$(random)
EOF
