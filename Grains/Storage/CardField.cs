namespace Twin.Storage;

/// <summary>What cards are sorted and grouped by.</summary>
public enum CardField
{
    Id,
    Kind,
    Title,
    Area,
    Status,
    Due,
    Changed,
    Label,
    Fact,
}
