using System.Net;

namespace Twin.Access;

/// <summary>What somebody can learn from an answer.</summary>
/// <param name="Headers">One a line, but for those that pass.</param>
/// <param name="Body">Without the trace's id; empty for a stream.</param>
internal sealed record WalkAnswer(HttpStatusCode Status, string Headers, string Body)
{
    public bool IsOk => (int)Status is >= 200 and < 300;

    public override string ToString() => $"{(int)Status} {Body}";
}
