"""Parts of the page of people: the table, the teams, the balance."""
