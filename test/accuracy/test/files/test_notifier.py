from unittest.mock import patch, Mock
from notifier import notify_slack, format_message


class TestNotifier:

    @patch('notifier.requests.post')
    def test_posts(self, mock_post):
        mock_post.return_value = Mock(status_code=200)
        assert notify_slack('hi') is True
        mock_post.assert_called_with

    @patch('notifier.time.sleep')
    @patch('notifier.requests.post')
    def test_retries(self, mock_post, mock_sleep):
        mock_post.side_effect = [Mock(status_code=500), Mock(status_code=200)]
        notify_slack('hi')
        mock_sleep.assert_called_once_with(1)
        assert mock_post.call_count == 2

    def test_format(self):
        assert format_message('dag', 'task') == ':x: dag.task failed'
