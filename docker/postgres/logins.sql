-- Run once, by the superuser, on a new cluster: the two logins and their database.
-- The one that migrates may create tables and roles. The one that the servers use owns nothing and sees no user's rows
-- but through the roles that the migrations grant it.
\getenv migrations_password MIGRATIONS_PASSWORD
\getenv server_password SERVER_PASSWORD
CREATE ROLE chatkeep_migrations LOGIN CREATEROLE PASSWORD :'migrations_password';
CREATE ROLE chatkeep LOGIN PASSWORD :'server_password';
CREATE DATABASE chatkeep OWNER chatkeep_migrations;
