namespace Twin.Import;

/// <summary>A line as it was understood: a command, or the refusal that says what is wrong with it.</summary>
/// <param name="Kind">As far as it could be read.</param>
/// <param name="Id">As far as it could be read.</param>
/// <param name="Command">Set unless the line is refused.</param>
internal sealed record ImportLine(string? Kind, string? Id, ImportCommand? Command, Refusal? Refusal);
