-- Who is signed in, and the answers to forms that may be sent twice.

-- The token itself is only in the browser's cookie.
CREATE TABLE sign_in (
  id :key,
  token_hash :bytes NOT NULL UNIQUE,
  csrf :text NOT NULL,
  account :id NOT NULL REFERENCES account,
  role_grant :id REFERENCES role_grant,
  started_at :int NOT NULL,
  expires_at :int NOT NULL,
  ended_at :int,
  address :text,
  agent :text
);
CREATE INDEX sign_in_account ON sign_in (account, started_at);

-- A form's key with the answer that it got, kept for 30 days. The hash is of what was sent.
CREATE TABLE answered (
  key :text NOT NULL,
  account :id NOT NULL,
  hash :bytes NOT NULL,
  location :text NOT NULL,
  answered_at :int NOT NULL,
  PRIMARY KEY (account, key)
) :clustered;
CREATE INDEX answered_at ON answered (answered_at);
