-- Whose account brought the file: of a file with personal data nobody else sees a line. Null for what was brought before, which nobody gets back.
alter table imports.import add uploader uuid;
