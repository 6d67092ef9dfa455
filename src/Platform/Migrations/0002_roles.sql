-- The roles of the performance evaluation. The administrator looks after accounts and reads; he neither fills in nor judges.
with role (position, name, title_zh, title_en, permissions) as (values
  (1, 'administrator', '系统管理员', 'Administrator', array['users.manage', 'evaluations.read']),
  (2, 'finance_officer', '财务人员', 'Finance officer', array['evaluations.read', 'evaluations.edit']),
  (3, 'reviewer', '评审人员', 'Reviewer', array['evaluations.read', 'evaluations.review']),
  (4, 'reader', '查阅人员', 'Reader', array['evaluations.read'])
), added as (
  insert into ident.roles (id, position, name, normalized_name, title_zh, title_en, concurrency_stamp)
  select gen_random_uuid(), position, name, upper(name), title_zh, title_en, gen_random_uuid()::text from role
  returning id, name
)
insert into ident.role_claims (role_id, claim_type, claim_value)
select added.id, 'permission', permission
from added join role using (name), unnest(role.permissions) permission;
