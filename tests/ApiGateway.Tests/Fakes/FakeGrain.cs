using System.Reflection;

namespace Twin.Fakes;

/// <summary>A grain of any kind whose one method of interest answers what a test says.</summary>
public class FakeGrain : DispatchProxy
{
    private string _method = string.Empty;
    private Func<object?[], object> _answer = _ => Task.CompletedTask;

    /// <param name="answer">From the method's arguments to the task it returns.</param>
    public static TGrain Of<TGrain>(string method, Func<object?[], object> answer)
        where TGrain : class
    {
        var grain = Create<TGrain, FakeGrain>();
        var fake = (FakeGrain)(object)grain;
        (fake._method, fake._answer) = (method, answer);
        return grain;
    }

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args) =>
        targetMethod!.Name == _method ? _answer(args!) : throw new NotSupportedException($"The test does not say what {targetMethod.Name} answers.");
}
