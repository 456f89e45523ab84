"""When a task is late, how tasks are counted, and which one alert a row may carry."""
