WHERE follow_up.done_on IS NULL AND follow_up.due_on <= ?1
ORDER BY follow_up.due_on, follow_up.at_time IS NULL, follow_up.at_time, follow_up.id
