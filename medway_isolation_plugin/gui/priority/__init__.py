"""Priority: rules over the indices, the areas they flag, and what one area is made of."""
