insert into ident.role_claims (role_id, claim_type, claim_value) select id, 'permission', 'system.status' from ident.roles where name = 'administrator';
