-- Old changes are forgotten once an hour, by their time.
CREATE INDEX object_change_by_time ON object_change (at);
