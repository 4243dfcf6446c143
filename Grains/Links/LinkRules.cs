namespace Twin.Links;

/// <summary>What may be asked of links.</summary>
internal static class LinkRules
{
    private const int MaxDepth = 4;
    private const int MaxRelations = 20;

    public static Refusal? CheckRelation(string? relation) =>
        relation is null || ObjectKey.IsValidId(relation) ? null : Refusal.Invalid("relation", "is not a relation");

    public static Refusal? Check(PathQuery query) =>
        !ObjectKey.IsValidId(query.Kind) || !(query.Id is null || ObjectKey.IsValidId(query.Id)) ? Refusal.Invalid("to", "must be kind or kind/id")
        : query.Depth is < 1 or > MaxDepth ? Refusal.Invalid("depth", $"must be 1 to {MaxDepth}")
        : query.Relations.Length > MaxRelations ? Refusal.Invalid("relation", $"at most {MaxRelations}")
        : query.Relations.Select(CheckRelation).FirstOrDefault(fault => fault is not null);
}
