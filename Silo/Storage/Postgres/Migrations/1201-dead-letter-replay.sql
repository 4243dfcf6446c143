ALTER TABLE dead_letter ADD COLUMN sender text;
ALTER TABLE dead_letter ADD COLUMN replayed_at bigint; -- milliseconds since 1970; null when it was not
