"""FND: findings and nonconformities."""
