-- Who keeps the library may bring tables into it.
insert into ident.role_claims (role_id, claim_type, claim_value)
select id, 'permission', 'imports.run' from ident.roles where name = 'records_officer'
and not exists (select from ident.role_claims there where there.role_id = roles.id and there.claim_value = 'imports.run');
