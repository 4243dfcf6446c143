using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Twin.Objects;

namespace Twin.People;

/// <summary>What becomes of two records' attributes when one takes the other over, and when it gives it back. Field by field, as JSON.</summary>
internal static class MergeRules
{
    private const string LabelsField = "labels";
    private const string HouseholdField = "household";

    /// <summary>What is said of the home and of no other: it goes with the household.</summary>
    private static readonly ImmutableArray<string> HomeFields = ["householdSince", "kinship"];

    /// <summary>The attributes with what they lack taken from the other's.</summary>
    public static (string After, ImmutableArray<string> Taken, ImmutableArray<string> Differing) Take(PersonAttributes mine, PersonAttributes theirs)
    {
        var (after, other) = (Read(AttributeJson.Write(mine)), Read(AttributeJson.Write(theirs)));
        var livesSomewhere = after.ContainsKey(HouseholdField);
        var taken = new List<string>();
        var differing = new List<string>();
        foreach (var (field, value) in other)
        {
            if (field == LabelsField)
            {
                Note(taken, field, Join(after, value!.AsArray()));
            }
            else if (HomeFields.Contains(field) && livesSomewhere)
            {
                continue;
            }
            else if (!after.ContainsKey(field))
            {
                after[field] = value!.DeepClone();
                taken.Add(field);
            }
            else
            {
                Note(differing, field, !JsonNode.DeepEquals(after[field], value));
            }
        }

        return (after.ToJsonString(AttributeJson.Options), [.. taken], [.. differing]);
    }

    /// <summary>The attributes without what a merge brought: each field as before, unless it was changed since.</summary>
    public static (string Result, ImmutableArray<string> Kept) GiveBack(string beforeMerge, string afterMerge, PersonAttributes present)
    {
        var (before, after, now) = (Read(beforeMerge), Read(afterMerge), Read(AttributeJson.Write(present)));
        var kept = new List<string>();
        foreach (var field in before.Select(field => field.Key).Union(after.Select(field => field.Key), StringComparer.Ordinal))
        {
            if (JsonNode.DeepEquals(before[field], after[field]))
            {
                continue;
            }

            if (field == LabelsField)
            {
                now[field] = Without(now[field], Added(before[field], after[field]));
            }
            else if (!JsonNode.DeepEquals(now[field], after[field]))
            {
                kept.Add(field);
            }
            else if (before[field] is { } value)
            {
                now[field] = value.DeepClone();
            }
            else
            {
                now.Remove(field);
            }
        }

        return (now.ToJsonString(AttributeJson.Options), [.. kept]);
    }

    private static JsonObject Read(string json) => JsonNode.Parse(json)!.AsObject();

    private static void Note(List<string> fields, string field, bool holds)
    {
        if (holds)
        {
            fields.Add(field);
        }
    }

    /// <returns>True when there was something to add.</returns>
    private static bool Join(JsonObject mine, JsonArray theirs)
    {
        var labels = mine[LabelsField]!.AsArray();
        var added = Texts(theirs).Except(Texts(labels), StringComparer.Ordinal).ToList();
        foreach (var label in added)
        {
            labels.Add(JsonNode.Parse(label));
        }

        return added.Count > 0;
    }

    private static IEnumerable<string> Added(JsonNode? before, JsonNode? after) => Texts(after!.AsArray()).Except(Texts(before!.AsArray()), StringComparer.Ordinal);

    private static JsonArray Without(JsonNode? labels, IEnumerable<string> gone) =>
        [.. Texts(labels!.AsArray()).Except(gone, StringComparer.Ordinal).Select(label => JsonNode.Parse(label))];

    private static IEnumerable<string> Texts(JsonArray labels) => labels.Select(label => label!.ToJsonString(AttributeJson.Options));
}
