-- Evaluations have attachments: vouchers, photographs, what the marks rest on.
select attachments.own('affairs.evaluation');
