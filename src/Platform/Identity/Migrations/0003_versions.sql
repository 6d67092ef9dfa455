-- Two people changing one account, one role or the rules: the second is told.
alter table ident.users add version int not null default 1;
alter table ident.roles add version int not null default 1;
alter table ident.security_rules add version int not null default 1;
