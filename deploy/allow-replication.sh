#!/bin/sh
# Lets the second database server copy and follow the first, with the password of the first.
echo "host replication dondoc all scram-sha-256" >> "$PGDATA/pg_hba.conf"
