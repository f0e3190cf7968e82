-- What a person says of a figure under review: how settled it is, and from which side a bare number of a target is reached.
ALTER TABLE reading_measure ADD COLUMN status :text;   -- estimate, preliminary, final; NULL: as it was read
ALTER TABLE reading_measure ADD COLUMN read_as :text;  -- >=, <=, =; NULL: as the indicator or the words say
