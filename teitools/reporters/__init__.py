"""Reporters: findings made into text for people, or JSON for programs. They print nothing."""
