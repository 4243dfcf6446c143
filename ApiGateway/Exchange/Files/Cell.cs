namespace Twin.Exchange.Files;

/// <param name="Fault">Why the cell's text is not to be trusted; null when it is.</param>
internal readonly record struct Cell(string Text, string? Fault = null);
