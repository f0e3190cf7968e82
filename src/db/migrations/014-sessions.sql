-- Sessions of some of a unit's cells, and heads by several categories.

-- Categories whose members are never the same people, declared; both ways. Only their heads are ever added.
CREATE TABLE category_apart (
  category :id NOT NULL REFERENCES member_category,
  other :id NOT NULL REFERENCES member_category,
  PRIMARY KEY (category, other)
) :clustered;

-- Whose heads a requirement asks for besides those of requirement.category. Counted: added to that one's, with which they do not
-- overlap; else kept by themselves.
CREATE TABLE requirement_category (
  requirement :id NOT NULL REFERENCES requirement,
  category :id NOT NULL REFERENCES member_category,
  counted :bool NOT NULL,
  PRIMARY KEY (requirement, category)
) :clustered;

-- The cells that held it in a session; none: the unit as a whole.
CREATE TABLE session_cell (
  session :id NOT NULL REFERENCES session,
  unit :id NOT NULL REFERENCES unit,
  PRIMARY KEY (session, unit)
) :clustered;
-- 0: of some cells only, so that the unit has not carried it out with this session.
ALTER TABLE session_obligation ADD COLUMN completes :bool NOT NULL DEFAULT 1;

-- Heads of the categories that are kept by themselves: of what one unit has done, and added up at every unit.
CREATE TABLE obligation_heads (
  obligation :id NOT NULL REFERENCES obligation,
  category :id NOT NULL REFERENCES member_category,
  expected :int NOT NULL,
  reached :int NOT NULL,
  PRIMARY KEY (obligation, category)
) :clustered;
CREATE TABLE rollup_heads (
  requirement :id NOT NULL,
  unit :id NOT NULL,
  category :id NOT NULL,
  figures :int NOT NULL,                   -- obligations with such heads
  expected :int NOT NULL,
  reached :int NOT NULL,
  PRIMARY KEY (requirement, unit, category)
) :clustered;
