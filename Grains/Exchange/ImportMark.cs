namespace Twin.Exchange;

/// <summary>The last row of an import that changed an object: after a crash it is not taken for a new one.</summary>
public sealed record ImportMark(string Import, int Line, RowStatus Status);
