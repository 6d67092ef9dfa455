-- The audit administrator reads the log and has it verified, and nobody else does.
insert into ident.roles (id, position, name, normalized_name, title_zh, title_en, concurrency_stamp)
select gen_random_uuid(), 1, 'auditor', 'AUDITOR', '审计管理员', 'Audit administrator', gen_random_uuid()::text
where not exists (select from ident.roles where name = 'auditor');
insert into ident.role_claims (role_id, claim_type, claim_value)
select id, 'permission', permission from ident.roles, unnest(array['log.read', 'log.verify']) permission where name = 'auditor';
