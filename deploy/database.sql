-- Prepares a PostgreSQL 15+ database for the platform. Run once as a superuser, in the database itself, before the first start and after a restore into a
-- new server; running it again changes nothing. The private database of ./run gets it by itself.
--   psql -v ON_ERROR_STOP=1 -d anlan -f deploy/database.sql
-- Give each role a password (\password anlan_web …) or a client certificate where the server asks for one; see docs/operations/install.md.

-- Who does what. None of them is a superuser, and only the intake, which may insert and nothing else, passes by the row policies (COPY refuses to work under them).
do $$
declare
  wanted text;
begin
  foreach wanted in array array[
    'anlan',            -- owns the tables; used for migrations only
    'anlan_web',        -- pages and jobs
    'anlan_public',     -- disclosure pages: published rows only
    'anlan_enterprise', -- users of enterprises: their own records only
    'anlan_accounts',   -- log-in: the only one that sees users and password hashes
    'anlan_intake',     -- readings and bulk history: inserts only
    'anlan_sealer'      -- seals the log
  ] loop
    if not exists (select from pg_roles where rolname = wanted) then
      execute format('create role %I login', wanted);
    end if;
  end loop;
  alter role anlan_intake bypassrls;
end $$;

-- Operators that row policies may be combined with in an index. PostgreSQL does not trust them by itself: an error message or the time they take could tell
-- something of a row that the policy hides. For these that is negligible, and without the mark a search reads the whole table (docs/decisions/0006).
alter function pg_catalog.ts_match_vq(tsvector, tsquery) leakproof;
alter function pg_catalog.textlike(text, text) leakproof;
alter function pg_catalog.texticlike(text, text) leakproof;
alter function pg_catalog.jsonb_contains(jsonb, jsonb) leakproof;
alter function pg_catalog.arraycontains(anyarray, anyarray) leakproof;
