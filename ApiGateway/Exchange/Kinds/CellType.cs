namespace Twin.Exchange.Kinds;

/// <summary>What a field holds, as far as a cell of a table is concerned.</summary>
internal enum CellType
{
    Text,
    Whole,
    Number,
    Flag,
    Day,

    /// <summary>Anything else: the cell holds its JSON.</summary>
    Json,
}
