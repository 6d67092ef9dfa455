-- Organisations and people have attachments.
select attachments.own('library.organisation');
select attachments.own('library.person');
