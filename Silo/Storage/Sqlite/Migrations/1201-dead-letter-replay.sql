ALTER TABLE dead_letter ADD COLUMN sender TEXT;
ALTER TABLE dead_letter ADD COLUMN replayed_at INTEGER; -- milliseconds since 1970; null when it was not
