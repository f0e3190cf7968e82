-- Accounts and attempts to sign in.

-- name: account_by_id
SELECT id, login, name, language, disabled_at, password FROM account WHERE id = :account;

-- name: account_by_login
SELECT id, login, name, language, disabled_at, password FROM account WHERE login = :login;

-- name: account_all
SELECT id, login, name, language, disabled_at, password FROM account ORDER BY login;

-- name: account_add
INSERT INTO account (login, name, language, created_at) VALUES (:login, :name, :language, :now) RETURNING id;

-- name: account_rename
UPDATE account SET name = :name, language = :language WHERE id = :account;

-- name: account_disable
UPDATE account SET disabled_at = :disabled_at WHERE id = :account;

-- name: account_set_password
UPDATE account SET password = :password WHERE id = :account;

-- name: sign_in_failures
SELECT failures, last_at FROM sign_in_failure WHERE subject = :subject;

-- Failures that lie further back than the wait count no more.
-- name: sign_in_failed
INSERT INTO sign_in_failure (subject, failures, last_at) VALUES (:subject, 1, :now)
ON CONFLICT (subject) DO UPDATE
SET failures = CASE WHEN sign_in_failure.last_at < :since THEN 1 ELSE sign_in_failure.failures + 1 END,
  last_at = excluded.last_at;

-- name: sign_in_forget
DELETE FROM sign_in_failure WHERE subject = :subject;

-- name: sign_in_forget_old
DELETE FROM sign_in_failure WHERE last_at < :since;
