-- Roles and assignments.

-- name: principal_account
SELECT login, name, language FROM account WHERE id = :account AND disabled_at IS NULL;

-- name: principal_roles
SELECT id, role, unit, line, title FROM role_grant
WHERE account = :account AND valid_from <= :day AND (valid_to IS NULL OR valid_to >= :day)
ORDER BY id;

-- name: principal_assignments
SELECT id, unit, line, with_subtree FROM assignment
WHERE account = :account AND valid_from <= :day AND (valid_to IS NULL OR valid_to >= :day)
ORDER BY id;

-- Where the first administrator is: whose installation it is.
-- name: organisation
SELECT u.name FROM role_grant g JOIN unit u ON u.id = g.unit
WHERE g.role = 'administrator' AND g.valid_from <= :day AND (g.valid_to IS NULL OR g.valid_to >= :day)
ORDER BY g.id LIMIT 1;
-- name: role_give
INSERT INTO role_grant (account, role, unit, line, title, valid_from, recorded_at)
VALUES (:account, :role, :unit, :line, :title, :valid_from, :now) RETURNING id;

-- name: role_end
UPDATE role_grant SET valid_to = :last WHERE id = :id AND valid_from <= :last AND (valid_to IS NULL OR valid_to > :last);

-- name: supervisors_below
SELECT a.account, c.name, u.id, u.name FROM unit_ancestor b JOIN assignment a ON a.unit = b.unit AND a.line = b.line
JOIN account c ON c.id = a.account JOIN unit u ON u.id = a.unit
WHERE b.line = :line AND b.ancestor = :unit AND a.valid_from <= :today AND (a.valid_to IS NULL OR a.valid_to >= :today)
ORDER BY c.name, a.account, u.name_key;
-- name: assignment_give
INSERT INTO assignment (account, unit, line, with_subtree, document, valid_from, recorded_at)
VALUES (:account, :unit, :line, :with_subtree, :document, :valid_from, :now) RETURNING id;

-- name: assignment_end
UPDATE assignment SET valid_to = :last WHERE id = :id AND valid_from <= :last AND (valid_to IS NULL OR valid_to > :last);
