namespace Twin.Visits;

/// <summary>Ids of visits.</summary>
public static class VisitId
{
    public static string Of(string plan, ObjectKey target) => $"{plan}.{target.Kind}.{target.Id}";
}
