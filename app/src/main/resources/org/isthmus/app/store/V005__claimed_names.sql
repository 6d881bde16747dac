-- `claimed`: the name is only what a stranger called itself.
ALTER TABLE call ADD COLUMN claimed INTEGER NOT NULL DEFAULT 0;
