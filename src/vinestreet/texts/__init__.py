"""What people read: essays, conversations, pages to practise with; how they belong to each other and to places."""
